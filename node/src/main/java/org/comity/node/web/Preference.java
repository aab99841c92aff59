package org.comity.node.web;

import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Whether whoever asks would rather read a page or JSON: RFC 9110 §12.5.1.
enum Preference {
    PAGE,
    JSON,
    /// Both are welcome alike, or neither.
    NONE;

    /// @param accept the values of all `Accept` headers; one that cannot be read says nothing
    static Preference of(List<String> accept) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return NONE;
        }
        var page = Wish.of(ranges, MediaType.TEXT_HTML);
        var json = Wish.of(ranges, MediaType.APPLICATION_JSON);
        if (page.quality != json.quality) {
            return page.quality > json.quality ? PAGE : JSON;
        }
        if (page.quality == 0 || page.exactness + json.exactness == 0) {
            return NONE;
        }
        // Programs send "application/json, */*", browsers "text/html, */*": who names one means it.
        return page.exactness >= json.exactness ? PAGE : JSON;
    }

    /// How much one type is wanted.
    ///
    /// @param quality from 0 to 1, of the most exact range that holds the type
    /// @param exactness 0 for `*/*`, 1 for `text/*`, 2 for the type itself
    private record Wish(double quality, int exactness) {
        static Wish of(List<MediaType> ranges, MediaType type) {
            var wish = new Wish(0, -1);
            for (var range : ranges) {
                int exactness = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
                if (exactness > wish.exactness && range.includes(type)) {
                    wish = new Wish(range.getQualityValue(), exactness);
                }
            }
            return wish;
        }
    }
}
