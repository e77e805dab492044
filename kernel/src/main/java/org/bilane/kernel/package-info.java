/**
 * What other modules link: axes and tables become a {@link org.bilane.kernel.SurfaceStack}, coordinates become
 * {@link org.bilane.kernel.Points}, and an {@link org.bilane.kernel.Evaluator} evaluates surfaces at points.
 *
 * <p>An argument that is null is refused with a {@link java.lang.NullPointerException}, unless it is said to be
 * allowed. Arguments that cannot be used are refused in one line that names the argument, the value and the rule.
 */
package org.bilane.kernel;
