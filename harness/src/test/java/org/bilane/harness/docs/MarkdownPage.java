package org.bilane.harness.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation, as GitHub shows it.
 *
 * @param file where it lies
 * @param links the destinations of its links and pictures, as they are written
 * @param anchors the anchors of its headings
 * @param blocks its fenced blocks, in order
 */
record MarkdownPage(Path file, List<String> links, Set<String> anchors, List<Block> blocks) {
    /** The folder of the whole project; tests run in the harness's. */
    static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    /** Where a reader begins. */
    static final Path INDEX = PROJECT.resolve("docs/README.md");

    private static final Pattern HTML_LINK = Pattern.compile("\\b(?:href|src|srcset)\\s*=\\s*[\"']([^\"']*)[\"']");

    /**
     * A fenced block.
     *
     * @param info what stands behind the opening fence: a language, and what else there is to say
     * @param text the lines inside, each ended by a line break
     */
    record Block(String info, String text) {
    }

    /**
     * Reads a page.
     *
     * @param file the file
     * @return the page
     * @throws IOException if it cannot be read
     */
    static MarkdownPage read(Path file) throws IOException {
        Collector collector = new Collector();
        Parser.builder().build().parse(Files.readString(file)).accept(collector);
        return new MarkdownPage(file, collector.links, collector.anchors, collector.blocks);
    }

    /**
     * All pages of the project: the README and what lies in docs.
     *
     * @return the pages, ordered by path
     * @throws IOException if one cannot be read
     */
    static List<MarkdownPage> all() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(List.of(read(PROJECT.resolve("README.md"))));
        try (Stream<Path> files = Files.walk(INDEX.getParent())) {
            for (Path file : files.filter(MarkdownPage::isPage).sorted().toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    private static boolean isPage(Path file) {
        boolean built = Stream.iterate(file, folder -> folder != null, Path::getParent)
                .anyMatch(folder -> folder.endsWith("target"));
        return file.toString().endsWith(".md") && !built;
    }

    @Override
    public String toString() {
        return PROJECT.relativize(file).toString();
    }

    private static final class Collector extends AbstractVisitor {
        private final List<String> links = new ArrayList<>();
        private final Set<String> anchors = new HashSet<>();
        private final List<Block> blocks = new ArrayList<>();
        private final Map<String, Integer> headings = new HashMap<>();

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
            visitChildren(image);
        }

        @Override
        public void visit(HtmlInline html) {
            addLinks(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            addLinks(html.getLiteral());
        }

        private void addLinks(String html) {
            HTML_LINK.matcher(html).results().forEach(match -> links.add(match.group(1)));
        }

        @Override
        public void visit(FencedCodeBlock block) {
            blocks.add(new Block(block.getInfo(), block.getLiteral()));
        }

        /** GitHub's rule: letters, digits, hyphens and underscores of the text, blanks as hyphens, then a number. */
        @Override
        public void visit(Heading heading) {
            String slug = text(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
            int before = headings.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
            visitChildren(heading);
        }

        private static String text(Node node) {
            StringBuilder text = new StringBuilder();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                text.append(switch (child) {
                    case Text plain -> plain.getLiteral();
                    case Code code -> code.getLiteral();
                    default -> text(child);
                });
            }
            return text.toString();
        }
    }
}
