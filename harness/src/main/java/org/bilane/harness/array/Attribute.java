package org.bilane.harness.array;

import java.util.List;

/**
 * What a file says of an array beside its elements.
 *
 * @param name the attribute's name
 * @param text its value in one line
 * @param numbers its value as numbers; empty if it is none
 */
public record Attribute(String name, String text, List<Number> numbers) {
    /** Keeps the list. */
    public Attribute {
        numbers = List.copyOf(numbers);
    }
}
