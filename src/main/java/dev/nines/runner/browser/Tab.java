package dev.nines.runner.browser;

import com.microsoft.playwright.Page;

/** One of an actor's pages, and what all of them share. On the slot's thread alone. */
record Tab(ActorPage actor, Page page) {}
