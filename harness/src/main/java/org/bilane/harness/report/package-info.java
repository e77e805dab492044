/**
 * How results and progress are shown: tables for people, JSON for programs, and a line that moves meanwhile.
 */
package org.bilane.harness.report;
