@NullMarked
package org.allteach.enrolment;

import org.jspecify.annotations.NullMarked;
