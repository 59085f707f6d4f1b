/** Use cases of diagnoses. */
package dev.kaquan.application.diagnosis;
