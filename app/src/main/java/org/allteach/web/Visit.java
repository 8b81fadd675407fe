package org.allteach.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a template knows of the request at hand: its words, its numbers and dates, its path, who is looking. */
public final class Visit {

    /** The request attribute on which the gate leaves whether the viewer administers the installation. */
    public static final String ADMINISTERS = "allteach.administers";

    static final String CSRF = "_csrf";

    private static final ThreadLocal<@Nullable HttpServletRequest> REQUEST = new ThreadLocal<>();
    private static MessageSource messages = new ResourceBundleMessageSource();

    private Visit() {}

    static void speak(MessageSource source) {
        messages = source;
    }

    static void begin(HttpServletRequest request) {
        REQUEST.set(request);
    }

    static void end() {
        REQUEST.remove();
    }

    public static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** The message of that key in the visit's language. */
    public static String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    /** The message of that key where there is one, else what the caller has. */
    public static String textOr(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale()), otherwise);
    }

    /** The message of that key in a language of the caller's choice: for mails and jobs. */
    public static String textIn(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** What is said while that work is done is said in that language: mails, feeds, and answers given before any page is. */
    public static <T extends @Nullable Object, E extends Exception> T speaking(Locale locale, Work<T, E> work)
            throws E {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(locale);
        try {
            return work.done();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** What is done in a language of its own. */
    public interface Work<T extends @Nullable Object, E extends Exception> {
        T done() throws E;
    }

    public static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    public static ZoneId zone() {
        Viewer viewer = Viewer.current();
        return viewer == null ? ZoneId.of("UTC") : viewer.zone();
    }

    public static @Nullable Viewer viewer() {
        return Viewer.current();
    }

    /** The path that was asked for, without its query; empty outside a request. */
    public static String path() {
        HttpServletRequest request = REQUEST.get();
        return request == null ? "" : request.getRequestURI();
    }

    public static @Nullable Object attribute(String name) {
        HttpServletRequest request = REQUEST.get();
        return request == null ? null : request.getAttribute(name);
    }

    /** Whether the request's query names a parameter, with whatever value. */
    public static boolean asks(String parameter) {
        HttpServletRequest request = REQUEST.get();
        return request != null && request.getParameter(parameter) != null;
    }

    /** What the request's query says of a parameter; empty where it says nothing. */
    public static String asked(String parameter) {
        HttpServletRequest request = REQUEST.get();
        return request == null ? "" : Objects.requireNonNullElse(request.getParameter(parameter), "");
    }

    /** Whether the viewer administers the installation; the gate has left the answer on the request. */
    public static boolean administers() {
        return Boolean.TRUE.equals(attribute(ADMINISTERS));
    }

    /** The token that every form carries. */
    public static String csrf() {
        return attribute(CSRF) instanceof org.springframework.security.web.csrf.CsrfToken token ? token.getToken() : "";
    }

    public static String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(date);
    }

    /** A month with its year, short enough for an axis. */
    public static String month(LocalDate date) {
        return DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(locale()).format(date);
    }

    /** An instant in the viewer's own time zone. */
    public static String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .format(instant.atZone(zone()));
    }

    /** A number in the viewer's locale with at most that many decimals. */
    public static String number(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }
}
