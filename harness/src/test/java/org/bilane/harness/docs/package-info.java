/** What the documentation says is what happens: its links lead somewhere, its programs run. */
package org.bilane.harness.docs;
