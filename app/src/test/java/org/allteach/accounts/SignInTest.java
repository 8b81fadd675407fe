package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase(own = true)
class SignInTest {

    @Autowired
    MockMvc mvc;

    @Test
    void every_page_leads_to_the_first_run() throws Exception {
        var response = mvc.perform(get("/account")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(303);
        System.out.println(
                mvc.perform(get("/first-run")).andReturn().getResponse().getContentAsString());
        System.out.println(response.getHeaderNames());
        for (var n : response.getHeaderNames()) System.out.println(n + ": " + response.getHeader(n));
    }
}
