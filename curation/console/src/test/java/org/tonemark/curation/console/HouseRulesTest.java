package org.tonemark.curation.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part of the console program may use what. */
@AnalyzeClasses(packages = "org.tonemark", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule webServersStayInTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("org.tonemark.curation.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule databasesStayInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("org.tonemark.curation.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "org.flywaydb..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule noClientOfAChain = noClasses()
            .that()
            .resideInAPackage("org.tonemark.curation.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.web3j..", "org.tonemark.curation.chain.rpc..", "org.tonemark.curation.chain.key..");

    @ArchTest
    static final ArchRule noRequestLeavesTheServer = noClasses()
            .that()
            .resideInAPackage("org.tonemark.curation.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "okhttp3..")
            .orShould()
            .callMethod(java.net.URI.class, "toURL")
            .orShould()
            .callMethod(java.net.URL.class, "openConnection");

    @ArchTest
    static final ArchRule hashesOfFilesStayWithContent = noClasses()
            .that()
            .resideInAPackage("org.tonemark.curation.console..")
            .and()
            .resideOutsideOfPackage("org.tonemark.curation.console.content..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tonemark.ipfs..");

    @ArchTest
    static final ArchRule pagesKnowNoWebServer = noClasses()
            .that()
            .resideInAnyPackage("org.tonemark.curation.console.page..", "org.tonemark.curation.console.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule onlyTheMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.tonemark.curation.console.Console")
            .should()
            .callMethod(System.class, "exit", int.class);
}
