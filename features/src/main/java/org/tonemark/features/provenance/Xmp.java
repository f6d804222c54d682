package org.tonemark.features.provenance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks in an XMP packet for what IPTC calls the digital source type; the packet is not parsed as XML. */
final class Xmp {
    private static final int LONGEST = 1 << 17;
    private static final Pattern SOURCE_TYPE =
            Pattern.compile("newscodes/digitalsourcetype/([A-Za-z]{1,60})", Pattern.CASE_INSENSITIVE);

    private Xmp() {}

    static void read(String place, String packet, TagSink sink) {
        Matcher matcher = SOURCE_TYPE.matcher(packet.length() > LONGEST ? packet.substring(0, LONGEST) : packet);
        if (matcher.find()) {
            sink.add(place, "DIGITALSOURCETYPE", matcher.group(1));
        }
    }
}
