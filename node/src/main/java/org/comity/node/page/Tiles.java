package org.comity.node.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One tile of one size for each present member, in a grid that keeps neighbours near each other.
///
/// The places are Equal Earth centroids, loosened and assigned to a grid of 32 by 19 with least movement.
public final class Tiles {
    private final List<Tile> tiles;

    private Tiles(List<Tile> tiles) {
        this.tiles = tiles;
    }

    /// Column and line in the grid, from 0.
    public record Tile(String code, int column, int line) {}

    /// The places, read from the class path.
    public static Tiles load() {
        try (var in = Words.resource("tiles.tsv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Tiles(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Tile(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2])))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Tile> tiles() {
        return tiles;
    }
}
