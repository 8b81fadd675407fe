package org.allteach.people;

import java.util.Map;
import java.util.TreeMap;
import org.allteach.attributes.Attribute;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form of an organisation as posted: the three attributes that peer groups are mostly made by have fields. */
record OrganisationFields(
        @Nullable String code,
        @Nullable String name,
        @Nullable String country,
        @Nullable String timeZone,
        @Nullable String size,
        @Nullable @BindParam("size-other") String sizeOther,
        @Nullable String kind,
        @Nullable @BindParam("kind-other") String kindOther,
        @Nullable String region) {

    /** What the form says of an organisation; its code and the attributes without a field stay. */
    OrganisationForm form(@Nullable Organisation before) {
        var attributes = new TreeMap<String, String>(before == null ? Map.of() : before.attributes());
        put(attributes, "size", Attribute.SIZE.chosen(given(size), given(sizeOther)));
        put(attributes, "kind", Attribute.KIND.chosen(given(kind), given(kindOther)));
        put(attributes, "region", region);
        return new OrganisationForm(
                before == null ? given(code) : before.code(), given(name), given(country), given(timeZone), attributes);
    }

    private static void put(Map<String, String> attributes, String key, @Nullable String value) {
        if (given(value).isBlank()) {
            attributes.remove(key);
        } else {
            attributes.put(key, given(value).strip());
        }
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }
}
