/** What other modules link. */
package org.bilane.kernel;
