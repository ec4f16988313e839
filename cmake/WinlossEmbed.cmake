# winloss_embed(LAYER FOLDER HEADER): compiles every file below FOLDER into winloss::LAYER. HEADER declares the function
# that lists them; its name is the folder's last word (schema/starter → embedded_starter()).
function(winloss_embed layer folder header)
    get_target_property(type winloss_${layer} TYPE)
    if(type STREQUAL "INTERFACE_LIBRARY")
        return()  # the layer has no sources yet
    endif()
    get_filename_component(word ${folder} NAME)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${folder} ${PROJECT_SOURCE_DIR}/${folder}/*)
    list(SORT files)
    set(output ${PROJECT_BINARY_DIR}/embedded/${word}.cpp)
    set(paths ${files})
    list(TRANSFORM paths PREPEND ${PROJECT_SOURCE_DIR}/${folder}/)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -D ROOT=${PROJECT_SOURCE_DIR}/${folder} -D "FILES=${files}" -D WORD=${word}
                -D HEADER=${header} -D LAYER=${layer} -D OUTPUT=${output}
                -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake VERBATIM)
    target_sources(winloss_${layer} PRIVATE ${output})
endfunction()
