/// Reads what bills of materials and cards of models and datasets say of our facts, and what they do not.
///
/// What is asked for is little, on purpose: such files seldom say who acts in which role, where a system is offered, or
/// what its decisions do to people. Text for people never becomes a fact; it is laid beside the question on which it
/// bears.
package org.comity.check.exchange.bom;
