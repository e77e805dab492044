/** The command line, the benchmarks and the peers of Bilane. */
@SuppressWarnings({"requires-automatic", "module"}) // A peer uses the incubator module.
module org.bilane.harness {
    requires org.bilane.kernel;
    requires jcommander;
    requires tools.jackson.jr.ob;
    requires me.tongfei.progressbar;
    requires ascii.table;
    requires jmh.core;
    requires org.jfree.jfreechart;
    requires org.apache.xmlgraphics.batik.svggen;
    requires java.desktop;
    requires jdk.management;
    requires hipparchus.core;
    requires io.jhdf;
    // For a peer that uses it as it comes; where it is missing, that peer alone is.
    requires jdk.incubator.vector;
    requires jdk.jfr;

    // JCommander sets the options' fields.
    opens org.bilane.harness.cli to jcommander;
    opens org.bilane.harness.command to jcommander;
    opens org.bilane.harness.developer to jcommander;
}
