/** What the hardware of this machine allows at best, for results to be held against. */
package org.bilane.harness.limit;
