package org.bilane.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others can see of the kernel, as text: a line for each module that it requires and each package that it exports
 * to all, then for each public type its declaration and, indented, its public and protected members.
 */
final class PublicApi {
    private PublicApi() {
    }

    /** The lines, in an order that depends on nothing but the API. */
    static List<String> lines() throws IOException {
        ModuleDescriptor module = descriptor();
        List<String> lines = new ArrayList<>();
        module.requires().stream().sorted().forEach(required -> lines.add(Stream
                .concat(required.modifiers().stream().sorted().map(each -> each.name().toLowerCase(Locale.ROOT)),
                        Stream.of(required.name()))
                .collect(Collectors.joining(" ", "requires ", ""))));
        List<String> packages = module.exports().stream().filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source).sorted().toList();
        packages.forEach(exported -> lines.add("exports " + exported));
        for (String exported : packages) {
            types(exported).filter(PublicApi::isVisible).forEach(type -> {
                lines.add("");
                lines.add(declaration(type));
                members(type).forEach(member -> lines.add("    " + member));
            });
        }
        return lines;
    }

    private static ModuleDescriptor descriptor() throws IOException {
        try (InputStream moduleInfo = Evaluator.class.getResourceAsStream("/module-info.class")) {
            return ModuleDescriptor.read(moduleInfo);
        }
    }

    private static Stream<Class<?>> types(String packageName) throws IOException {
        try (Stream<Path> files = Files.list(classes().resolve(packageName.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".class"))
                    .map(name -> packageName + "." + name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.endsWith(".package-info")).sorted().toList().stream()
                    .map(PublicApi::load);
        }
    }

    private static Path classes() {
        try {
            return Path.of(Evaluator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers()) && (type.getDeclaringClass() == null
                || isVisible(type.getDeclaringClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String declaration(Class<?> type) {
        Type superclass = type.getGenericSuperclass();
        return type.toGenericString()
                + (superclass == null || superclass == Object.class ? "" : " extends " + superclass.getTypeName())
                + Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName)
                        .collect(Collectors.collectingAndThen(Collectors.joining(", "),
                                list -> list.isEmpty() ? "" : " implements " + list));
    }

    private static Stream<String> members(Class<?> type) {
        Stream<? extends Member> all = Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(),
                type.getDeclaredMethods()).flatMap(Arrays::stream);
        return all.filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .map(PublicApi::text).map(text -> text.replace(type.getTypeName() + ".", ""))
                .map(text -> text.replace(type.getPackageName() + ".", "")).sorted();
    }

    /** With the types of parameters and the exceptions that are declared. */
    private static String text(Member member) {
        return member instanceof Field field ? field.toGenericString() : ((Executable) member).toGenericString();
    }
}
