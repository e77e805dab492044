package org.bilane.harness.npy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HeaderParserTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }   \n",
        "{'shape':(2,3),'fortran_order':True,'descr':'<f8'}",
        "{\"fortran_order\": True, \"shape\": (2, 3,), \"descr\": \"<f8\"}",
        " {\n'shape' : ( 2 ,\t3 ) ,\r\n'descr' : '<f8' , 'fortran_order' : True , } \n",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (2L, 3L), }"})
    void keysComeInAnyOrderAndSpacing(String text) {
        HeaderParser.Fields fields = HeaderParser.parse(text, true);
        assertEquals("<f8", fields.descr());
        assertTrue(fields.fortranOrder());
        assertArrayEquals(new long[] {2, 3}, fields.shape());
    }

    @Test
    void tuplesOfAnyLengthAreRead() {
        assertArrayEquals(new long[0], shape("()"));
        assertArrayEquals(new long[] {0}, shape("(0,)"));
        assertArrayEquals(new long[] {Long.MAX_VALUE, -5}, shape("(9223372036854775807, -5)"));
        assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, shape("(1, 2, 3, 4, 5, 6, 7, 8, 9)"));
    }

    private static long[] shape(String tuple) {
        return HeaderParser.parse(NpyBytes.header("<f8", false, tuple), false).shape();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(3)", "3", "[3]", "(,)", "(3,,)", "(3 4)", "(3", "(3,", "(3.0,)", "(0x3,)",
        "(3_0,)", "(03,)", "(00,)", "(+3,)", "(- 3,)", "(--3,)", "(3L,)", "(-0,)", "(-00,)",
        "(True,)", "('3',)", "(3,)4",
        "(9223372036854775808,)",
        "((3,),)", "None", "(\u0663,)", ""})
    void aShapeThatIsNoTupleOfIntegersIsRefused(String tuple) {
        assertThrows(IllegalArgumentException.class, () -> shape(tuple));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                        | expected '{'
            {                                                                         | expected a key
            {}                                                                        | lacks 'descr'
            {'descr': '<f8', 'shape': ()}                                             | lacks 'fortran_order'
            {'descr': '<f8', 'fortran_order': True}                                   | lacks 'shape'
            {'descr': '<f8', 'fortran_order': True, 'shape': ()                       | expected '}'
            {'descr': '<f8', 'fortran_order': True, 'shape': ()} x                    | nothing after
            {'descr': '<f8', 'fortran_order': True, 'shape': ()}}                     | nothing after
            {'descr': '<f8', 'fortran_order': True, 'shape': (), 'descr': '<f8'}      | 'descr' twice
            {'descr': '<f8', 'fortran_order': True, 'shape': (), 'more': 1}           | the key 'more'
            {'descr': '<f8' 'fortran_order': True, 'shape': ()}                       | expected '}'
            {'descr': '<f8',, 'fortran_order': True, 'shape': ()}                     | expected a key
            {'descr'  '<f8', 'fortran_order': True, 'shape': ()}                      | expected ':'
            {'descr': '<f8, 'fortran_order': True, 'shape': ()}                       | expected '}'
            {'descr': '<f8                                                            | expected '''
            {'descr': '<f8", 'fortran_order': True, 'shape': ()}                      | expected '}'
            {'descr': '<\\x66', 'fortran_order': True, 'shape': ()}                   | without escapes
            {'descr': [('a', '<f8')], 'fortran_order': True, 'shape': ()}             | structured types
            {'descr': None, 'fortran_order': True, 'shape': ()}                       | to be a string
            {'descr': '<f8', 'fortran_order': 1, 'shape': ()}                         | True or False
            {'descr': '<f8', 'fortran_order': true, 'shape': ()}                      | True or False
            {'descr': '<f8', 'fortran_order': Truely, 'shape': ()}                    | expected '}'
            dict(descr='<f8', fortran_order=True, shape=())                           | expected '{'
            """)
    void garbageIsRefusedWithAReason(String text, String reason) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> HeaderParser.parse(text, true)).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
