/** Use cases of comparing what is stored with what the platform says. */
package dev.kaquan.application.reconciliation;
