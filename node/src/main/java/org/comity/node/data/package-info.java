/// Views of the state as data: what pages show, for machines. One form for the HTTP API and for the command line.
@org.jspecify.annotations.NullMarked
package org.comity.node.data;
