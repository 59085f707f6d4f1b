/** Kaquan's JSON, one codec per feature, shared by HTTP and the command line. */
package dev.kaquan.api;
