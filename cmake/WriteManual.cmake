# cmake -DWINLOSS=program -DDOCUMENTS=files -DINTO=folder -P WriteManual.cmake: writes the pages that the program prints,
# man1/winloss.1 and so on, with what the DOCUMENTS say of each command.
execute_process(COMMAND ${WINLOSS} __manual OUTPUT_VARIABLE pages COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" pages "${pages}")
file(REMOVE_RECURSE ${INTO})
file(WRITE ${INTO}.md "")
foreach(document IN LISTS DOCUMENTS)
    file(READ ${document} text)
    file(APPEND ${INTO}.md "${text}\n")
endforeach()
foreach(page IN LISTS pages)
    string(REGEX MATCH "[0-9]$" section ${page})
    file(MAKE_DIRECTORY ${INTO}/man${section})
    execute_process(COMMAND ${WINLOSS} __manual ${page} - INPUT_FILE ${INTO}.md OUTPUT_FILE ${INTO}/man${section}/${page}
                    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
