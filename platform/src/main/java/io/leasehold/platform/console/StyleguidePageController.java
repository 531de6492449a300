package io.leasehold.platform.console;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The page that shows every piece that pages are made of, to whoever makes one. */
@PageController
class StyleguidePageController {
    private static final Pattern SYMBOL = Pattern.compile("(?<=<symbol id=\")[a-z-]+");

    private final Clock clock;
    private final List<String> icons;

    StyleguidePageController(Clock clock) throws IOException {
        this.clock = clock;
        this.icons = SYMBOL.matcher(new ClassPathResource("static/assets/icons.svg").getContentAsString(UTF_8))
                .results().map(MatchResult::group).toList();
    }

    @GetMapping("/styleguide")
    String show(ZoneId zone, Model model) {
        model.addAttribute("icons", icons);
        model.addAttribute("hues", OrganizationEntry.HUES);
        model.addAttribute("now", clock.instant());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), zone));
        return "console/styleguide";
    }
}
