package io.leasehold.depot.browser;

import java.util.List;

import com.microsoft.playwright.Page;

/** Where the keyboard is has to be seen. */
final class Focus {
    private Focus() {}

    /** What looks the same with the focus as without, as do its surroundings. */
    static List<String> invisible(Page page) {
        return ((List<?>) page
                .evaluate("""
                          () => {
                            const look = element => [element, element.parentElement, element.nextElementSibling]
                              .filter(part => part).map(part => getComputedStyle(part))
                              .map(style => [style.outline, style.boxShadow, style.borderColor]).join();
                            const fields = 'a[href], button, input, select, textarea, summary';
                            return [...document.querySelectorAll(fields)].filter(element => {
                              document.activeElement.blur();
                              const before = look(element);
                              element.focus({focusVisible: true, preventScroll: true});
                              return document.activeElement === element && look(element) === before;
                            }).map(element => element.outerHTML.slice(0, 200));
                          }""")).stream().map(String::valueOf).toList();
    }
}
