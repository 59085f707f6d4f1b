/** Kills the service under load, and checks that nothing acknowledged is lost. */
package dev.kaquan.bootstrap.crash;
