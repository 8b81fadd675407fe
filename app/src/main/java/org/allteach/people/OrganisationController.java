package org.allteach.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organisations of an installation with their sites and units, for its administrators. */
@Controller
@RequestMapping("/admin")
class OrganisationController {

    private static final int MOST = 200;

    private final Organisations organisations;
    private final Sites sites;

    OrganisationController(Organisations organisations, Sites sites) {
        this.organisations = organisations;
        this.sites = sites;
    }

    @GetMapping("/organisations")
    Page list(@RequestParam(defaultValue = "") String words) {
        return new OrganisationsPage(words, organisations.search(words, MOST), organisations.count());
    }

    @GetMapping("/new-organisation")
    Page empty() {
        String zone = Viewer.required().zone().getId();
        return page(null, new OrganisationForm("", "", "", zone, Map.of()), List.of(), "");
    }

    @PostMapping("/organisations")
    Object add(OrganisationFields fields) {
        var form = fields.form(null);
        var problems = new ArrayList<Problem>();
        var entry = form.parse(problems).orElse(null);
        if (organisations.find(form.code()).isPresent()) {
            problems.add(Problem.of("code", form.code(), "people.problem.codeTaken"));
        }
        if (entry == null || !problems.isEmpty()) {
            return page(null, form, problems, "");
        }
        organisations.upsert(List.of(entry));
        return saved(entry.code(), "added");
    }

    @GetMapping("/organisations/{code}")
    Page one(@PathVariable String code, @RequestParam(defaultValue = "") String saved) {
        Organisation organisation = find(code);
        return page(organisation, OrganisationForm.of(organisation), List.of(), saved);
    }

    private Organisation find(String code) {
        return organisations.find(code).orElseThrow(Refusal::notFound);
    }

    private OrganisationPage page(
            @Nullable Organisation organisation, OrganisationForm form, List<Problem> problems, String saved) {
        List<Organisation.Site> places = organisation == null ? List.of() : sites.of(organisation.id());
        return OrganisationPage.of(organisation, form, places, problems, saved);
    }

    private static ResponseEntity<Void> saved(String code, String saved) {
        return SeeOther.to("/admin/organisations/{code}?saved={saved}", code, saved);
    }

    @PostMapping("/organisations/{code}")
    Object change(@PathVariable String code, OrganisationFields fields, @RequestParam(defaultValue = "0") int version) {
        Organisation organisation = find(code);
        OrganisationForm form = fields.form(organisation);
        var problems = new ArrayList<Problem>();
        var entry = form.parse(problems).orElse(null);
        if (entry != null) {
            try {
                organisations.change(organisation, entry, version);
                return saved(code, "details");
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        }
        return page(organisation, form, problems, "");
    }

    @PostMapping("/organisations/{code}/sites")
    Object putSite(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String siteCode,
            @RequestParam(defaultValue = "") String siteName) {
        Organisation organisation = find(code);
        var problems = new ArrayList<Problem>();
        OrganisationForm.checkCode("siteCode", siteCode.strip(), problems);
        PersonForm.requireText("siteName", siteName.strip(), problems);
        if (!problems.isEmpty()) {
            return page(organisation, OrganisationForm.of(organisation), problems, "");
        }
        sites.put(organisation, siteCode.strip(), siteName.strip());
        return saved(code, "site");
    }

    @PostMapping("/organisations/{code}/sites/{site}/removal")
    Object removeSite(@PathVariable String code, @PathVariable String site) {
        Organisation organisation = find(code);
        try {
            sites.remove(organisation, site);
            return saved(code, "siteRemoved");
        } catch (Refusal refusal) {
            return page(organisation, OrganisationForm.of(organisation), refusal.problems(), "");
        }
    }

    @PostMapping("/organisations/{code}/sites/{site}/units")
    Object putUnit(
            @PathVariable String code,
            @PathVariable String site,
            @RequestParam(defaultValue = "") String unitCode,
            @RequestParam(defaultValue = "") String unitName) {
        Organisation organisation = find(code);
        var problems = new ArrayList<Problem>();
        OrganisationForm.checkCode("unitCode-" + site, unitCode.strip(), problems);
        PersonForm.requireText("unitName-" + site, unitName.strip(), problems);
        if (!problems.isEmpty()) {
            return page(organisation, OrganisationForm.of(organisation), problems, "");
        }
        sites.put(organisation, site, unitCode.strip(), unitName.strip());
        return saved(code, "site");
    }

    @PostMapping("/organisations/{code}/sites/{site}/units/{unit}/removal")
    ResponseEntity<Void> removeUnit(@PathVariable String code, @PathVariable String site, @PathVariable String unit) {
        sites.remove(find(code), site, unit);
        return saved(code, "siteRemoved");
    }
}
