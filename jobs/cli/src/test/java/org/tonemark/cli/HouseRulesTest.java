package org.tonemark.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part may use what; see DESIGN in the documentation. */
@AnalyzeClasses(packages = "org.tonemark", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule sparkStaysInItsModule = onlyIn("org.apache.spark..", "org.tonemark.spark..");

    @ArchTest
    static final ArchRule scalaStaysWithSpark = onlyIn("scala..", "org.tonemark.spark..");

    @ArchTest
    static final ArchRule luceneStaysWithSimilar = onlyIn("org.apache.lucene..", "org.tonemark.cli.similar..");

    @ArchTest
    static final ArchRule parquetStaysInTheLog = onlyIn("org.apache.parquet..", "org.tonemark.verdictlog..");

    @ArchTest
    static final ArchRule networksStayInTheClassifier = noClasses()
            .that()
            .resideOutsideOfPackage("org.tonemark.nets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule databasesStayInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("org.tonemark.curation.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "org.flywaydb..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule chainsStayInTheirModule = noClasses()
            .that()
            .resideOutsideOfPackage("org.tonemark.curation.chain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.web3j..");

    /** What an offline check runs starts in a fraction of a second: it loads no client of a chain. */
    @ArchTest
    static final ArchRule offlineChecksKnowNoClient = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.tonemark.curation.chain.eas..",
                    "org.tonemark.curation.chain.batch..",
                    "org.tonemark.curation.chain.receipt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.web3j..", "org.tonemark.curation.chain.rpc..", "okhttp3..");

    @ArchTest
    static final ArchRule decodingLibrariesStayInFeatures = noClasses()
            .that()
            .resideOutsideOfPackages("org.tonemark.features..", "org.tonemark.nets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "org.jtransforms..", "be.tarsos..");

    @ArchTest
    static final ArchRule featuresKnowNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("org.tonemark.features..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.tonemark.verdict..",
                    "org.tonemark.nets..",
                    "org.tonemark.curation..",
                    "org.tonemark.ipfs..",
                    "org.tonemark.verify..",
                    "org.tonemark.spark..",
                    "org.tonemark.cli..");

    @ArchTest
    static final ArchRule onlyTheMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.tonemark.cli.Tonemark")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule pureModulesHaveNoClock = noClasses()
            .that()
            .resideInAnyPackage("org.tonemark.verdict..", "org.tonemark.curation.core..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule jobsHaveNoCycles = slices().matching("org.tonemark.(verify|verdictlog|spark|ipfs|cli)..")
            .should()
            .beFreeOfCycles();

    private static ArchRule onlyIn(String used, String place) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used);
    }
}
