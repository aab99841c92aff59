/// JSON as a tree in which every value knows its place; bounded, without repeated names.
package org.comity.check.exchange.json;
