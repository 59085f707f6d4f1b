/** The JSON that Kaquan speaks: read into commands, written from outcomes, for HTTP and the command line alike. */
package dev.kaquan.api;
