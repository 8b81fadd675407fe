package org.allteach.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Teams;
import org.allteach.loads.DataLoad;
import org.allteach.loads.DataLoads;
import org.allteach.measures.Entry;
import org.allteach.measures.GivenRow;
import org.allteach.measures.Measures;
import org.allteach.measures.Observation;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.spreadsheets.SheetRow;
import org.allteach.spreadsheets.Spreadsheet;
import org.allteach.spreadsheets.Unreadable;
import org.allteach.web.Problem;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.ObjectMapper;

/**
 * What jobs do with an import: read it for review, commit it, undo it. Each can be begun again at any moment, and does its
 * effect once: in the transaction in which the import leaves the version that the job was for.
 */
@Component
class ImportWork {

    private static final long LONGEST = Duration.ofMinutes(30).toNanos();
    private static final int CHANGES_KEPT = 200;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final ObjectMapper json;
    private final TransactionOperations transaction;
    private final Imports imports;
    private final Collaboratives collaboratives;
    private final Memberships memberships;
    private final People people;
    private final Teams teams;
    private final Measures measures;
    private final DataLoads loads;
    private final AuditTrail audit;

    ImportWork(
            JdbcClient jdbc,
            JdbcOperations batches,
            ObjectMapper json,
            TransactionOperations transaction,
            Imports imports,
            Collaboratives collaboratives,
            Memberships memberships,
            People people,
            Teams teams,
            Measures measures,
            DataLoads loads,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.transaction = transaction;
        this.imports = imports;
        this.collaboratives = collaboratives;
        this.memberships = memberships;
        this.people = people;
        this.teams = teams;
        this.measures = measures;
        this.loads = loads;
        this.audit = audit;
    }

    /** Does what that version of the import waits for; nothing where it waits no more. */
    void run(UUID collaborativeId, UUID id, int version) {
        Import work = imports.find(collaborativeId, id)
                .filter(found -> found.version() == version && found.state().isAtWork())
                .orElse(null);
        if (work == null) {
            return;
        }
        Person actor = people.find(work.actor()).orElseThrow();
        Viewer viewer = actor.viewer(Viewer.Means.SESSION);
        Membership membership =
                memberships.of(collaborative(collaborativeId), viewer, actor.active() && actor.administrator());
        // What the job does is written down as done by whoever asked for it.
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
        SecurityContextHolder.setContext(context);
        try {
            switch (work.state()) {
                case RECEIVED -> review(work, membership);
                case COMMITTING -> commit(work, membership);
                case UNDOING -> undo(work, membership);
                default -> throw new IllegalStateException("No work for " + work.state());
            }
        } catch (Unreadable e) {
            throwAgainIfOurs(e);
            imports.unreadable(work, e.problem());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Files are read out of the database. Where that fails the file is not at fault, and another try will do. */
    private static void throwAgainIfOurs(Unreadable unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException ours) {
                throw ours;
            }
        }
    }

    private Collaborative collaborative(UUID id) {
        String slug = jdbc.sql("select slug from collaborative where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return collaboratives.find(slug).orElseThrow();
    }

    /** Several tries have failed, by no fault of the file. */
    void giveUp(UUID collaborative, UUID id, int version) {
        imports.find(collaborative, id)
                .filter(found -> found.version() == version)
                .ifPresent(found -> imports.unreadable(found, Problem.of("", null, "imports.problem.bug")));
    }

    private void review(Import work, Membership membership) throws Unreadable {
        Vocabulary vocabulary = vocabulary(membership);
        try (Spreadsheet sheet = open(work)) {
            Layout told = work.layout();
            Layout layout =
                    told != null && !told.columns().isEmpty() ? told : recognise(work, sheet, vocabulary, membership);
            if (!layout.missing().isEmpty()) {
                imports.reviewed(work, layout, null);
                return;
            }
            Optional<Reading> reading = read(work, layout, sheet, vocabulary, membership);
            if (reading.isPresent()) {
                DataLoad.Result result = loads.preview(reading.get().load());
                imports.reviewed(work, layout, summary(reading.get(), result, sheet.traits()));
            }
        }
    }

    private void commit(Import work, Membership membership) throws Unreadable {
        Layout layout = work.layout();
        if (layout == null) {
            throw new IllegalStateException("Nobody has reviewed " + work.id());
        }
        try (Spreadsheet sheet = open(work)) {
            Optional<Reading> read = read(work, layout, sheet, vocabulary(membership), membership);
            if (read.isEmpty()) {
                return;
            }
            transaction.executeWithoutResult(status -> {
                if (imports.committed(work)) {
                    var origin = new DataLoads.Origin(Observation.Source.FILE, work.id());
                    DataLoad.Result result = loads.commit(read.get().load(), false, origin);
                    Import.Summary summary = summary(read.get(), result, sheet.traits());
                    imports.summarise(work, summary);
                    record(work, "import.committed", summary.counts());
                }
            });
        }
    }

    private void undo(Import work, Membership membership) {
        transaction.executeWithoutResult(status -> {
            if (imports.undone(work)) {
                record(
                        work,
                        "import.undone",
                        loads.undo(membership.collaborative(), work.id()).counts());
            }
        });
    }

    private void record(Import work, String action, Map<String, ?> counts) {
        audit.record(work.collaborative(), action, "import/" + work.id(), Map.of("file", work.fileName()), counts);
    }

    private Spreadsheet open(Import work) throws Unreadable {
        Layout layout = work.layout();
        return Spreadsheet.open(
                work.fileName(), imports.file(work.collaborative(), work.id()), layout == null ? null : layout.text());
    }

    private Vocabulary vocabulary(Membership membership) {
        UUID collaborative = membership.collaborative().id();
        return new Vocabulary(membership, teams.of(collaborative), measures.of(collaborative));
    }

    private static Layout recognise(Import work, Spreadsheet sheet, Vocabulary vocabulary, Membership membership)
            throws Unreadable {
        List<SheetRow> sample = new ArrayList<>();
        sheet.read(
                row -> (sample.isEmpty() || row.sheet().equals(sample.getFirst().sheet()))
                        && sample.add(row)
                        && sample.size() < LayoutRecogniser.SAMPLE);
        if (sample.size() < 2) {
            throw new Unreadable(Problem.of("file", null, "imports.problem.noRows"), null);
        }
        Layout told = work.layout();
        boolean dayFirst = !membership.viewer().locale().getCountry().equals(Locale.US.getCountry());
        return LayoutRecogniser.recognise(
                vocabulary, sheet.traits(), work.fileName(), sample, dayFirst, told == null ? null : told.headerLine());
    }

    /** What was read of a file. */
    private record Reading(DataLoad load, ValueReader values, ProblemStore problems) {}

    /** Reads all values; nothing where the work was called off meanwhile. */
    private Optional<Reading> read(
            Import work, Layout layout, Spreadsheet sheet, Vocabulary vocabulary, Membership membership)
            throws Unreadable {
        var problems = new ProblemStore(batches, json, work);
        DataLoad load = loads.begin(membership, problems.problems());
        var values = new ValueReader(layout, vocabulary, new Filling(load, problems));
        problems.places(values.places());
        var progress = new Progress(work, sheet.traits().rows());
        sheet.read(row -> values.row(row) && progress.goesOn());
        values.end();
        if (load.isFull()) {
            throw new Unreadable(Problem.of("file", null, "imports.problem.many"), null);
        }
        if (progress.late) {
            throw new Unreadable(Problem.of("file", null, "imports.problem.late"), null);
        }
        return progress.calledOff ? Optional.empty() : Optional.of(new Reading(load, values, problems));
    }

    /** Puts the values into a load, each with its place beside it for the problems that it has. */
    private record Filling(DataLoad load, ProblemStore problems) implements ValueReader.Taker {

        @Override
        public boolean value(ValueReader.Source source, GivenRow row) {
            problems.at(source);
            load.add(row);
            problems.at(null);
            return !load.isFull();
        }

        @Override
        public void refuse(ValueReader.Source source, Problem problem) {
            problems.at(source);
            load.reject(problem);
            problems.at(null);
        }
    }

    /** Says now and then how far the reading is, and hears whether it is still wanted. */
    private final class Progress {

        private static final long PAUSE = 500_000_000;
        private static final int ROWS_BETWEEN_LOOKS = 256;

        private final Import work;
        private final long total;
        private final long begun = System.nanoTime();
        private long rows;
        private long said = begun - PAUSE;
        private boolean calledOff;
        private boolean late;

        Progress(Import work, long total) {
            this.work = work;
            this.total = total;
        }

        boolean goesOn() {
            if (++rows % ROWS_BETWEEN_LOOKS != 0 || System.nanoTime() - said < PAUSE) {
                return true;
            }
            said = System.nanoTime();
            late = said - begun > LONGEST;
            calledOff = !imports.progress(work, rows, total);
            return !late && !calledOff;
        }
    }

    private static Import.Summary summary(Reading reading, DataLoad.Result result, Spreadsheet.Traits traits) {
        reading.problems().flush();
        ValueReader values = reading.values();
        return new Import.Summary(
                values.rows(),
                values.blank(),
                values.filtered(),
                result.added(),
                result.changed(),
                result.unchanged(),
                result.rejected(),
                result.problems().count(),
                traits.formulas(),
                traits.macros(),
                values.skippedSheets().stream().limit(20).toList(),
                result.changes().stream()
                        .limit(CHANGES_KEPT)
                        .map(change -> change(change, values.places()))
                        .toList());
    }

    private static Import.Summary.Change change(DataLoad.Change change, Places places) {
        Places.Place place = places.of(change.line());
        return new Import.Summary.Change(
                place.sheet(),
                place.line(),
                change.team().code(),
                change.measure().code(),
                change.period().toString(),
                written(change.before()),
                written(change.after()));
    }

    private static String written(Entry entry) {
        if (!entry.hasValue()) {
            return entry.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (entry.numerator() != null || entry.denominator() != null) {
            return written(entry.numerator()) + " / " + written(entry.denominator());
        }
        return entry.value() != null
                ? written(entry.value())
                : entry.subgroup().stream().map(ImportWork::written).collect(Collectors.joining("; "));
    }

    private static String written(@Nullable Double number) {
        return number == null
                ? ""
                : new java.math.BigDecimal(number.toString())
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
