/// What provisions ask of the system in a dossier, on a day.
package org.comity.check.finding;
