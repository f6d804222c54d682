package org.tonemark.curation.console.site;

import java.time.Clock;
import java.util.Map;
import org.tonemark.curation.console.auth.Roles;
import org.tonemark.curation.console.content.ContentFolder;
import org.tonemark.curation.console.content.Denied;
import org.tonemark.curation.console.content.Evidence;
import org.tonemark.curation.console.content.RunFiles;
import org.tonemark.curation.console.content.SimilarFiles;
import org.tonemark.curation.console.content.Uploads;
import org.tonemark.curation.console.http.Origin;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.store.CurationStore;

/**
 * What pages and API are made from.
 *
 * @param records where generation records are published
 * @param configuration effective, secrets redacted
 */
public record Site(
        CurationStore store,
        Rule rule,
        Roles roles,
        ContentFolder content,
        Uploads uploads,
        Denied denied,
        Publisher records,
        Evidence evidence,
        RunFiles runs,
        SimilarFiles similar,
        OpenCases cases,
        Promoted promoted,
        ClosedEpochs epochs,
        Receipts receipts,
        Origin origin,
        Clock clock,
        Map<String, String> configuration) {}
