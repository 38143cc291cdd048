/**
 * The wiring: {@link dev.nines.app.Main} puts the command line together and boots the web
 * application only for the commands that serve. The only package that knows everyone.
 */
@NullMarked
package dev.nines.app;

import org.jspecify.annotations.NullMarked;
