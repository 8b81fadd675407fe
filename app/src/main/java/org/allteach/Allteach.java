package org.allteach;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: starts everything. */
@SpringBootApplication
public class Allteach {

    public static void main(String[] args) {
        SpringApplication.run(Allteach.class, args);
    }
}
