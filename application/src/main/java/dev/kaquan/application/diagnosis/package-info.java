/** Finding out why a signature is refused. */
package dev.kaquan.application.diagnosis;
