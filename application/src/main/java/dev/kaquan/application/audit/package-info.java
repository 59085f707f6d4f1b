/** The use case that checks what is stored. */
package dev.kaquan.application.audit;
