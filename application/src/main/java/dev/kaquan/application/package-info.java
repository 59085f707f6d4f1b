/** What Kaquan can be asked to do, and what it needs for that. */
package dev.kaquan.application;
