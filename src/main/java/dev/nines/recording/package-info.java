/**
 * Writes a journey of what Playwright's recorder saw somebody do in a browser: its lines of JSON
 * are read, put into the words of the language, and what has no word is said. It knows neither the
 * loader, whom its text has to please, nor the recorder's process. Everything here is made anew for
 * each recording and used by one thread.
 */
@NullMarked
package dev.nines.recording;

import org.jspecify.annotations.NullMarked;
