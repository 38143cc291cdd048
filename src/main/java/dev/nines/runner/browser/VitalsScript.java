package dev.nines.runner.browser;

/**
 * What measures a page from within, in a world of its own: the page neither sees it nor forbids it.
 * It tells all that it has seen so far each time that something changes.
 *
 * <p>The definitions are Google's, as in its library {@code web-vitals} 5:
 *
 * <ul>
 *   <li><a href="https://web.dev/articles/ttfb">TTFB</a>: {@code responseStart} of the navigation;
 *   <li><a href="https://web.dev/articles/fcp">FCP</a>: the start of the paint entry {@code
 *       first-contentful-paint};
 *   <li><a href="https://web.dev/articles/lcp">LCP</a>: the start of the last {@code
 *       largest-contentful-paint}, of which the browser reports none after the first input;
 *   <li><a href="https://web.dev/articles/cls">CLS</a>: the largest sum of layout shifts without
 *       recent input in a session window, which ends with a second of rest or after five seconds;
 *   <li><a href="https://web.dev/articles/inp">INP</a>: the longest duration of an interaction,
 *       where one of each fifty is left out.
 * </ul>
 *
 * <p>All times are from the activation of the page, none is negative.
 */
final class VitalsScript {

  /** The world, and the function in it that tells. */
  static final String WORLD = "nines";

  static final String TELL = "ninesTell";

  static final String TEXT =
      """
      (() => {
        if (window !== window.top || typeof ninesTell !== 'function') return;
        const url = document.URL, seen = {};
        const tell = () => ninesTell(JSON.stringify({url, seen}));
        const activated = () =>
            performance.getEntriesByType('navigation')[0]?.activationStart || 0;
        const since = time => Math.max(time - activated(), 0) / 1000;
        const observe = (type, options, on) => {
          try {
            new PerformanceObserver(list => { on(list.getEntries()); tell(); })
                .observe({type, buffered: true, ...options});
          } catch (unknown) {}
        };
        addEventListener('load', () => {
          const start = performance.getEntriesByType('navigation')[0]?.responseStart;
          if (start) { seen.ttfb = since(start); tell(); }
        });
        observe('paint', {}, entries => {
          for (const entry of entries) {
            if (entry.name === 'first-contentful-paint') {
              seen.fcp = since(entry.startTime);
              seen.cls ??= 0;
            }
          }
        });
        observe('largest-contentful-paint', {}, entries => {
          seen.lcp = since(entries[entries.length - 1].startTime);
        });
        let sum = 0, first = 0, last = 0;
        observe('layout-shift', {}, entries => {
          for (const entry of entries) {
            if (entry.hadRecentInput) continue;
            const goesOn =
                sum && entry.startTime - last < 1000 && entry.startTime - first < 5000;
            if (!goesOn) { sum = 0; first = entry.startTime; }
            last = entry.startTime;
            sum += entry.value;
            seen.cls = Math.max(seen.cls || 0, sum);
          }
        });
        const longest = new Map();
        let least = Infinity, most = 0;
        const interacted = entries => {
          for (const entry of entries) {
            const id = entry.interactionId;
            if (!id) continue;
            least = Math.min(least, id);
            most = Math.max(most, id);
            longest.set(id, Math.max(longest.get(id) || 0, entry.duration));
          }
          if (!longest.size) return;
          const sorted = [...longest].sort((a, b) => b[1] - a[1]).slice(0, 10);
          longest.clear();
          sorted.forEach(([id, duration]) => longest.set(id, duration));
          const count = performance.interactionCount || (most - least) / 7 + 1;
          seen.inp =
              sorted[Math.min(sorted.length - 1, Math.floor(count / 50))][1] / 1000;
        };
        observe('first-input', {}, interacted);
        observe('event', {durationThreshold: 40}, interacted);
      })();
      """;

  private VitalsScript() {}
}
