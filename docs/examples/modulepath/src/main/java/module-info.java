/** A program on the module path that uses Bilane. */
module example {
    requires org.bilane.kernel;
}
