/** Printing past whoever is listening. */
package dev.kaquan.ruin.application.speech;
