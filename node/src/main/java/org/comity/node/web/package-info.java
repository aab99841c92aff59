/// The node over HTTP: routes in one file, pages and their JSON twins, the logs as static files. Decides nothing.
@org.jspecify.annotations.NullMarked
package org.comity.node.web;
