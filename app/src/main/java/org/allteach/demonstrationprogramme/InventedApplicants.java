package org.allteach.demonstrationprogramme;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.allteach.mail.Invented;
import org.springframework.stereotype.Component;

/** Those who applied in the demonstration and became no team: they have no account, but a hospital with addresses. */
@Component
class InventedApplicants implements Invented {

    private final Set<String> hospitals = EnrolmentScript.read().others().stream()
            .map(other -> hospital(other.email()))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean has(String address) {
        return hospitals.contains(hospital(address));
    }

    private static String hospital(String address) {
        return address.substring(address.indexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
