/** The command line, the benchmarks and the peers of Bilane. */
@SuppressWarnings("requires-automatic")
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

    // JCommander sets the options' fields.
    opens org.bilane.harness.cli to jcommander;
}
