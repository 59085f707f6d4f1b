/** The sandbox's HTTP endpoints: requests, replies and errors. */
package dev.kaquan.sandbox.web;
