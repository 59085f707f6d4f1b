/** The open-card component. */
package dev.kaquan.sandbox.component;
