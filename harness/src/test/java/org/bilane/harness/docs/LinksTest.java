package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages, to headings and to files lead somewhere. Those to other sites are not followed. */
class LinksTest {
    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(MarkdownPage page) throws IOException {
        assertEquals(List.of(), brokenLinks(page), page::toString);
    }

    @Test
    void everyPageIsReachableFromTheIndex() throws IOException {
        Set<Path> reached = new TreeSet<>(Set.of(MarkdownPage.PROJECT.resolve("README.md")));
        Deque<Path> ahead = new ArrayDeque<>(List.of(MarkdownPage.INDEX));
        while (!ahead.isEmpty()) {
            Path file = ahead.pop();
            if (reached.add(file)) {
                MarkdownPage page = MarkdownPage.read(file);
                page.links().stream().filter(LinksTest::isLocal).map(link -> target(page, link))
                        .filter(target -> target.toString().endsWith(".md")).forEach(ahead::push);
            }
        }
        Set<Path> all = new TreeSet<>();
        pages().forEach(page -> all.add(page.file()));
        all.removeAll(reached);
        assertEquals(Set.of(), all, "pages that no link leads to");
    }

    @Test
    void theReadmeLeadsToTheIndexOrToItsPages() throws IOException {
        MarkdownPage readme = MarkdownPage.read(MarkdownPage.PROJECT.resolve("README.md"));
        assertTrue(readme.links().stream().filter(LinksTest::isLocal).map(link -> target(readme, link))
                .anyMatch(target -> target.startsWith(MarkdownPage.INDEX.getParent())));
    }

    @Test
    void brokenLinksAreFound(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("page.md"), """
                # One `two`, three!
                # One `two`, three!
                [good](#one-two-three) [good](#one-two-three-1) [good](page.md) [elsewhere](https://example.org/#x)
                [bad](#one-two) [bad](other.md) ![bad](picture.png) <img src="lost.png" alt="">

                ```text
                [no link](nowhere.md)
                ```
                """);
        assertEquals(List.of("#one-two", "other.md", "picture.png", "lost.png"),
                brokenLinks(MarkdownPage.read(file)));
    }

    private static List<String> brokenLinks(MarkdownPage page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (isLocal(link) && !leadsSomewhere(page, link)) {
                broken.add(link);
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
        Path target = target(page, link);
        String anchor = URI.create(link).getFragment();
        return Files.exists(target) && (anchor == null || MarkdownPage.read(target).anchors().contains(anchor));
    }

    private static boolean isLocal(String link) {
        return URI.create(link).getScheme() == null;
    }

    private static Path target(MarkdownPage page, String link) {
        String path = URI.create(link).getPath();
        return path.isEmpty() ? page.file() : page.file().getParent().resolve(path).normalize();
    }
}
