package org.allteach.templates;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allteach.web.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which lines of a template's file its fields stand, so that who wrote it finds what is wrong. */
final class FileLines {

    private final Map<String, Integer> lines = new HashMap<>();

    private FileLines() {}

    /** @param yaml a file that can be read */
    static FileLines of(String yaml) {
        var lines = new FileLines();
        lines.add("", TemplateFile.yaml(TemplateFile.bounds()).compose(new StringReader(yaml)));
        return lines;
    }

    private void add(String place, Node node) {
        if (node instanceof MappingNode map) {
            for (NodeTuple field : map.getValue()) {
                String key = field.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
                String inner = place.isEmpty() ? key : place + "/" + key;
                lines.put(inner, field.getKeyNode().getStartMark().getLine() + 1);
                add(inner, field.getValueNode());
            }
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                Node one = list.getValue().get(i);
                lines.put(place + "/" + i, one.getStartMark().getLine() + 1);
                add(place + "/" + i, one);
            }
        }
    }

    /** The same problems with their lines, in the order of the file; each once. */
    List<Problem> on(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.row() > 0 ? problem : problem.onRow(line(problem.at()), null))
                .sorted((one, other) -> Long.compare(one.row(), other.row()))
                .distinct()
                .toList();
    }

    /** The line of a place; where it is missing, that of what it would be in. */
    private int line(String at) {
        String place = at.replaceAll("/+", "/").replaceAll("^/", "");
        // What is wrong with the collaborative itself is named as where one is started without a template.
        Integer own = lines.get("collaborative/" + place);
        if (own != null) {
            return own;
        }
        while (!place.isEmpty() && !lines.containsKey(place)) {
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return lines.getOrDefault(place, 1);
    }
}
