package org.allteach.finding;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Looking for words in all that a collaborative has. */
@Controller
class FindController {

    private static final int MOST_OF_A_KIND = 20;

    private final List<Findable> kinds;

    FindController(List<Findable> kinds) {
        this.kinds = kinds;
    }

    @GetMapping("/c/{slug}/search")
    Page search(Membership membership, @RequestParam(defaultValue = "") String words) {
        Words asked = Words.of(words);
        List<FindPage.Shelf> shelves = asked.isEmpty()
                ? List.of()
                : kinds.stream()
                        .map(kind -> shelf(kind, kind.find(membership, asked, MOST_OF_A_KIND + 1)))
                        .filter(shelf -> !shelf.findings().isEmpty())
                        .toList();
        return new FindPage(membership, asked, shelves);
    }

    private static FindPage.Shelf shelf(Findable kind, List<Finding> found) {
        boolean isMore = found.size() > MOST_OF_A_KIND;
        return new FindPage.Shelf(kind.kind(), isMore ? found.subList(0, MOST_OF_A_KIND) : found, isMore);
    }
}
