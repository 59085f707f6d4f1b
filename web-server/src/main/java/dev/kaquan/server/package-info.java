/** What protects the two servers, whatever their routes: limits, slow clients, foreign pages. */
package dev.kaquan.server;
