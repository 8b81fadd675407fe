package org.allteach.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Public holidays, typed or pasted country by country. */
@Controller
class HolidayController {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 200;

    private final Holidays holidays;

    HolidayController(Holidays holidays) {
        this.holidays = holidays;
    }

    @GetMapping("/admin/holidays")
    Page all() {
        return new HolidaysPage(holidays.counts(), "", "", List.of());
    }

    @GetMapping("/admin/holidays/{country}")
    Page one(@PathVariable String country) {
        String code = known(country);
        return new HolidaysPage(holidays.counts(), code, written(holidays.of(code)), List.of());
    }

    @PostMapping("/admin/holidays/{country}")
    Object save(@PathVariable String country, @RequestParam String days) {
        String code = known(country);
        var problems = new ArrayList<Problem>();
        SortedMap<LocalDate, String> read = read(days, problems);
        if (!problems.isEmpty()) {
            return new HolidaysPage(holidays.counts(), code, days, problems);
        }
        holidays.replace(code, read);
        return SeeOther.saved("/admin/holidays/" + code);
    }

    private static String known(String country) {
        if (!COUNTRIES.contains(country)) {
            throw Refusal.notFound();
        }
        return country;
    }

    /** A line each: the day, then its name. */
    private static SortedMap<LocalDate, String> read(String typed, List<Problem> problems) {
        var days = new TreeMap<LocalDate, String>();
        List<String> lines = typed.lines().map(String::strip).toList();
        if (lines.size() > MOST) {
            problems.add(Problem.of("days", null, "schedule.problem.lines", MOST));
            return days;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                String[] parts = line.split("[\\s,;|]+", 2);
                try {
                    String name = parts.length > 1 ? parts[1].strip() : "";
                    if (name.length() > LONGEST_NAME) {
                        problems.add(Problem.of("days", line.substring(0, 40), "problem.tooLong", LONGEST_NAME)
                                .onRow(i + 1L, null));
                    }
                    days.put(LocalDate.parse(parts[0]), name);
                } catch (DateTimeException e) {
                    problems.add(
                            Problem.of("days", line, "schedule.problem.line").onRow(i + 1L, null));
                }
            }
        }
        return days;
    }

    private static String written(SortedMap<LocalDate, String> days) {
        return days.entrySet().stream()
                .map(day -> (day.getKey() + " " + day.getValue()).strip())
                .collect(Collectors.joining("\n"));
    }
}
